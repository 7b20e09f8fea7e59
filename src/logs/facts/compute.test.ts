import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compute } from './compute.ts';

describe('what is worked out', () => {
  it.each([
    ['largest', [15, 7, 102], 102],
    ['smallest', [15, 7, 102], 7],
    ['sum', [15, 7, 102], 124],
    ['mean', [15, 7, 104], 42],
    ['median', [15, 7, 102], 15],
    ['median', [15, 7, 102, 9], 12],
    ['median', [4], 4],
    ['count', [15, 7, 102], 3],
    ['ratio', [102, 15], 6.8],
    ['difference', [102, 15], 87],
    ['difference', [15, 102], -87],
  ] as const)('is the %s of %j: %d', (of, figures, result) => {
    expect(compute(of, figures)).toBe(result);
  });

  it('is nothing where it would be divided by zero', () => {
    expect(compute('ratio', [102, 0])).toBeNull();
  });

  it('lies between smallest and largest, for mean and median', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), (figures) => {
        const [low, high] = [compute('smallest', figures), compute('largest', figures)];
        for (const of of ['mean', 'median'] as const) {
          expect(compute(of, figures)).toBeGreaterThanOrEqual(low ?? Number.NaN);
          expect(compute(of, figures)).toBeLessThanOrEqual(high ?? Number.NaN);
        }
      }),
    );
  });
});
