/** Shows the time of a line since the first one, or as it was captured. */
export function showSince(line: HTMLElement, on: boolean): void {
  const time = line.querySelector<HTMLElement>('.l-time');
  if (time === null || line.dataset.ms === undefined) return;
  time.dataset.captured ??= time.textContent ?? '';
  time.textContent = on
    ? sinceStart(Number(line.dataset.ms)).padStart(time.dataset.captured.length)
    : time.dataset.captured;
}

/** `+1:02:03.5`, in ms. */
function sinceStart(ms: number): string {
  const seconds = Math.abs(ms) / 1000;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = (seconds % 60).toFixed(ms % 1000 === 0 ? 0 : 1);
  const clock = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}` : String(minutes);
  return `${ms < 0 ? '-' : '+'}${clock}:${rest.padStart(rest.includes('.') ? 4 : 2, '0')}`;
}
