import type { FactQuery } from '../logs/index.ts';
import type { PropsOf } from './components.ts';

/** The question that a `<Fact>` asks of its logs. */
export function factQuery({ is, of, per, record, show, logs }: PropsOf<'Fact'>): FactQuery {
  return { is, of, per, record, show, passOver: typeof logs === 'string' };
}
