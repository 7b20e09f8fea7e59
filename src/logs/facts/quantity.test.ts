import { describe, expect, it } from 'vitest';
import { formatQuantity, machineValue, type Unit } from './quantity.ts';

const EN = { language: 'en' };
const visible = (text: string) => text.replaceAll('\u202F', '_');

describe('a quantity', () => {
  it.each<[number, Unit, string]>([
    [102, 'ms', '102_ms'],
    [7.5, 'ms', '7.5_ms'],
    [125, 's', '2_min 5_s'],
    [-125, 's', '\u22122_min 5_s'],
    [197_603_120, 'bytes', '188.45_MiB'],
    [268_435_456, 'bytes/s', '256_MiB/s'],
    [19_283, 'count', '19,283'],
    [102 / 15, 'ratio', '6.8'],
    [102 / 7, 'ratio', '15'],
    [15 / 102, 'ratio', '0.15'],
    [7 / 1020, 'ratio', '0.0069'],
    [0, 'ratio', '0'],
    [7 / 20, 'share', '35_%'],
    [0.0512, 'share', '5.1_%'],
  ])('of %d in %s is written %s', (value, unit, text) => {
    expect(visible(formatQuantity(value, unit, EN))).toBe(text);
  });

  it('has the decimal sign of the language', () => {
    expect(formatQuantity(6.8, 'ratio', { language: 'de' })).toBe('6,8');
  });

  it.each<[number, Unit, object]>([
    [102, 'ms', { datetime: 'PT0.102S' }],
    [20, 's', { datetime: 'PT20S' }],
    [-5, 's', { value: '-5' }],
    [197_603_120, 'bytes', { value: '197603120' }],
    [6.8, 'ratio', { value: '6.8' }],
    [100, 'count', { value: '100' }],
  ])('of %d in %s is for programs %j', (value, unit, machine) => {
    expect(machineValue(value, unit)).toEqual(machine);
  });
});
