import type { BodyContext } from '../components/body-context.ts';
import type { PlainContext } from '../plain/index.ts';
import { absolute, formats } from './index.ts';

/** What the plain form of a post needs: for feeds, and for machines that read. */
export function plainContext(text: BodyContext, longLogs: PlainContext['longLogs']): PlainContext {
  return { text, formats, longLogs, page: absolute(text.post.data.address), absolute };
}
