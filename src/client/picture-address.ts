/** The part of an address that names a picture, as browsers write it: `#picture-…`. */
export function hashOf({ id }: Element): string {
  return new URL(`#${id}`, location.href).hash;
}
