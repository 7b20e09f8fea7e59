import { recall, remember } from './storage.ts';

const SWITCH = 'shortcuts';

/** Whether the reader has left single keys on. */
export function areShortcutsOn(): boolean {
  return recall(SWITCH) !== 'off';
}

export function switchShortcuts(on: boolean): void {
  remember(SWITCH, on ? null : 'off');
}
