import { describe, expect, it } from 'vitest';
import { formatBytes, formatMs, formatRate, formatSeconds } from './format.ts';

const EN = { language: 'en' };
const DE = { language: 'de' };
const MIB = 2 ** 20;

/** The narrow no-break space between number and unit as an underscore, so that a test shows it. */
const visible = (text: string | null) => text?.replaceAll('\u202F', '_') ?? null;

describe('a pause in ms', () => {
  it.each([
    [102, '102_ms', '102_ms'],
    [0, '0_ms', '0_ms'],
    [999, '999_ms', '999_ms'],
    [7000, '7_s', '7_s'],
    [1234, '1.234_s', '1,234_s'],
    [65_000, '1_min 5_s', '1_min 5_s'],
  ])('%d is written %s, in German %s', (ms, english, german) => {
    expect(visible(formatMs(ms, EN))).toBe(english);
    expect(visible(formatMs(ms, DE))).toBe(german);
  });
});

describe('a duration in s', () => {
  it.each([
    [0, '0_s'],
    [20, '20_s'],
    [7.25, '7.3_s'],
    [59.96, '1_min 0_s'],
    [60, '1_min 0_s'],
    [125, '2_min 5_s'],
    [3612, '1_h 0_min 12_s'],
    [90_061, '25_h 1_min 1_s'],
  ])('%d is written %s', (seconds, text) => {
    expect(visible(formatSeconds(seconds, EN))).toBe(text);
  });

  it('has the decimal sign of the language', () => {
    expect(visible(formatSeconds(1.5, DE))).toBe('1,5_s');
  });
});

describe('a size in bytes', () => {
  it.each([
    [0, '0_B'],
    [1023, '1,023_B'],
    [1024, '1_KiB'],
    [1536, '1.5_KiB'],
    [197603120, '188.45_MiB'],
    [2 ** 20 - 1, '1_MiB'],
    [2 ** 30 - 1, '1_GiB'],
    [8 * 2 ** 30, '8_GiB'],
    [5 * 2 ** 60, '5,120_PiB'],
  ])('%d is written %s', (bytes, text) => {
    expect(visible(formatBytes(bytes, EN))).toBe(text);
  });

  it('has the signs of the language', () => {
    expect(visible(formatBytes(197603120, DE))).toBe('188,45_MiB');
  });
});

describe('a rate', () => {
  it.each([
    [256 * MIB, '256_MiB/s', '256_MiB/s'],
    [Math.round(73.14 * MIB), '73.14_MiB/s', '73,14_MiB/s'],
  ])('%d is written %s, in German %s', (rate, english, german) => {
    expect(visible(formatRate(rate, EN))).toBe(english);
    expect(visible(formatRate(rate, DE))).toBe(german);
  });
});

describe('what the log does not say', () => {
  it.each([formatMs, formatSeconds, formatBytes, formatRate])('is not written: %o', (format) => {
    expect(format(null, EN)).toBeNull();
  });
});
