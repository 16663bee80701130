import {
  earlierHandoverMessage,
  handoverMessage,
  handoverSummaryMessage,
  type Message,
} from '../../../blocks/index.ts';
import { readHandover } from '../../ask/index.ts';
import type { Database } from '../../domain/database.ts';
import type { Card } from './store.ts';

/** An interview's message to the one who is asked, or its summary; null while there is nothing to say. */
export async function renderHandover(
  db: Database,
  { kind, subject }: Pick<Card, 'kind' | 'subject'>,
): Promise<Message | null> {
  const [id = '', round] = subject.split(':');
  const handover = await readHandover(db, id);
  if (!handover) return null;
  const isEarlier = handover.round !== Number(round);
  if (kind === 'handover') return isEarlier ? earlierHandoverMessage() : handoverMessage(handover);
  return handoverSummaryMessage(handover);
}
