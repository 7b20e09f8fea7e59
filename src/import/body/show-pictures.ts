import type { Image, Link, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { plainText } from '../write/mdx.ts';
import { at, block, childrenOf, isParent, lineOf, span, type TagBlock, type TagSpan, text } from './nodes.ts';
import { type PictureInput, type Pictures, wordsOf } from './pictures.ts';

/** Shows the pictures of a body, each copied beside the post. One that can't be shown stays as a link or a text. */
export async function settlePictures(root: Root, pictures: Pictures, input: PictureInput): Promise<void> {
  await settle(root, null, false, pictures, input);
}

async function settle(
  parent: Nodes,
  link: Link | null,
  inCell: boolean,
  pictures: Pictures,
  input: PictureInput,
): Promise<void> {
  if (!isParent(parent)) return;
  const children = childrenOf(parent);
  const settled: RootContent[] = [];
  for (const child of children) {
    if (child.type === 'image') settled.push(...(await show(child, link, inCell, pictures, input)));
    else {
      const cell =
        inCell ||
        child.type === 'tableCell' ||
        (child.type === 'tagBlock' && (child.name === 'dt' || child.name === 'summary'));
      await settle(child, child.type === 'link' ? child : link, cell, pictures, input);
      const isEmptied = child.type === 'link' && child.children.length === 0;
      if (!isEmptied) settled.push(...(child.type === 'link' ? around(child, input) : [child]));
    }
  }
  children.splice(0, children.length, ...settled);
}

/** A link around pictures is left around the words alone. */
function around(link: Link, { document, findings }: PictureInput): RootContent[] {
  const shown = link.children.filter(isShown);
  if (shown.length === 0) return [link];
  const words = link.children.filter((child) => !isShown(child));
  const isWorded = words.some((child) => plainText(child).trim() !== '');
  if (isWorded) return [...shown, { ...link, children: words }];
  if (link.data?.isPicture) return shown;
  // A link that leads to something else than the picture stays, beside it.
  const [first] = shown;
  const title = (first !== undefined && isTag(first) && first.attributes.alt) || link.url;
  findings.addition(document.file, title, 'the words of a link that had only a picture');
  return [...shown, { ...link, children: [text(title)] }];
}

function isTag(node: RootContent): node is TagBlock | TagSpan {
  return node.type === 'tagBlock' || node.type === 'tagSpan';
}

function isShown(node: RootContent): boolean {
  return isTag(node) && ['Screenshot', 'Diagram'].includes(node.name);
}

async function show(
  image: Image,
  link: Link | null,
  inCell: boolean,
  pictures: Pictures,
  input: PictureInput,
): Promise<RootContent[]> {
  const line = lineOf(image);
  // A link around a picture alone says of the picture what it says of itself.
  const title = image.title ?? (link?.children.length === 1 ? link.title : null);
  const caption = image.data?.caption ?? title ?? undefined;
  const larger = link === null ? null : await largerOf(image, link, pictures, input);
  if (link !== null && larger !== null)
    input.findings.dropQuote(
      input.document,
      line,
      'link',
      larger.address === link.url ? image.url : link.url,
      'of a picture and the thumbnail that links to it the larger one was taken',
    );
  const taken = larger ?? (await pictures.take(image.url, line));
  if (taken === null) return [asWords(image, link, line, input)];
  const name = taken.picture.kind === 'drawing' ? 'Diagram' : 'Screenshot';
  const alt = pictures.altOf(image.alt, line, caption, wordsOf(image.url));
  // A title that says what the alternative text says is a tooltip; a caption is for those who see the picture.
  const isSaid = caption === undefined || (image.data?.caption === undefined && caption === image.alt);
  const attributes = { image: taken.path, alt, ...(!isSaid && { caption }) };
  const shown = inCell ? at(line, span(name, attributes)) : at(line, block(name, attributes));
  if (link !== null && larger !== null) link.data = { ...link.data, isPicture: true };
  return [shown];
}

/** Of a thumbnail and the picture that it links to, the one with more in it. */
async function largerOf(image: Image, link: Link, pictures: Pictures, { assets, document, former }: PictureInput) {
  if (!/\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#].*)?$/i.test(link.url)) return null;
  const near = { file: document.file, former };
  const [target, own] = [assets.find(link.url, near), assets.find(image.url, near)];
  if (!target.ok) return null;
  const [full, thumb] = [await assets.picture(target.file), own.ok ? await assets.picture(own.file) : own];
  if (!('kind' in full)) return null;
  const isLarger = !('kind' in thumb) || full.width * full.height >= thumb.width * thumb.height;
  const address = isLarger && link.url !== image.url ? link.url : image.url;
  const taken = await pictures.take(address, lineOf(image));
  return taken === null ? null : { ...taken, address };
}

/** A picture that can't be shown: a link to it where it can be reached, its words where it can't. */
function asWords(image: Image, link: Link | null, line: number, { document, findings }: PictureInput): PhrasingContent {
  const words =
    [image.alt, image.data?.caption, image.title].find(
      (candidate) => typeof candidate === 'string' && candidate.trim() !== '',
    ) ?? image.url.slice(0, 200);
  if (words === image.url.slice(0, 200))
    findings.addition(document.file, words, 'the words of a link to a picture that can’t be shown');
  if (link !== null) return at(line, text(words));
  return at(line, {
    type: 'link',
    url: image.url,
    title: image.title ?? null,
    children: [text(words)],
    data: { isPicture: true },
  });
}

declare module 'mdast' {
  interface LinkData {
    /** It led to a picture that can't be shown. */
    isPicture?: boolean;
    /** It leads to a file that was copied beside the post. */
    isFile?: boolean;
  }
}
