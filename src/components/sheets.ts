import { type Segment, usesIn } from '../mdx/index.ts';
import sequences from '../styles/sequences.css?url';

/** Addresses of the style sheets of components that few texts have, as far as this one has them. */
export function sheetsOf(segments: readonly Segment[]): string[] {
  const hasSequence = usesIn(segments).some(
    (use) => use.name === 'BeforeAfter' || (use.name === 'Gallery' && use.props.layout === 'filmstrip'),
  );
  return hasSequence ? [sequences] : [];
}
