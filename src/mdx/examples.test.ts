import { describe, expect, it } from 'vitest';
import { compileBody } from './compile.ts';
import { galleryYaml } from './examples.ts';
import { usesIn } from './index.ts';

const SOURCE = `---
title: T
gallery:
  one:
    - image: ./a.png
      alt: Both nodes up

  two:
    - image: ./b.png
      alt: One node up
tags: [kvm]
---

<Example>

<Gallery
  name="two"
/>

</Example>
`;

describe('an example', () => {
  it('shows the text that makes it, and the galleries it takes from the front matter', async () => {
    const { body, problems } = await compileBody(SOURCE, { file: 'a.mdx', address: '/a/', base: '/' });
    expect(problems).toEqual([]);
    const [example] = body.segments;
    if (typeof example !== 'object') throw new Error('no component');
    expect(usesIn(body.segments).map(({ name }) => name)).toEqual(['Example', 'Gallery']);
    const text = String(example.children[0]).replace(/<[^>]*>/g, '');
    expect(text).toContain('gallery:\n  two:\n    - image: ./b.png\n      alt: One node up');
    expect(text).toContain('&lt;Gallery\n  name=&quot;two&quot;\n/&gt;');
    expect(text).not.toContain('./a.png');
    expect(text).not.toContain('tags');
  });
});

describe('the gallery in a front matter', () => {
  it('is found by name, or as a whole', () => {
    expect(galleryYaml(SOURCE, 'one')).toBe('gallery:\n  one:\n    - image: ./a.png\n      alt: Both nodes up\n');
    expect(galleryYaml(SOURCE, undefined)).toContain('  two:');
    expect(galleryYaml(SOURCE, undefined)).not.toContain('tags');
    expect(galleryYaml(SOURCE, 'three')).toBeNull();
    expect(galleryYaml('---\ntitle: T\n---\n', undefined)).toBeNull();
  });

  it('may be a list at the margin', () => {
    const source = '---\ngallery:\n- image: ./a.png\n  alt: Up\ntags: [a]\n---\n';
    expect(galleryYaml(source, undefined)).toBe('gallery:\n- image: ./a.png\n  alt: Up');
  });
});
