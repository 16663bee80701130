import type { Subject } from '../domain/finding.ts';

/** What an answer rests on; people can look it up by type and id. */
export interface Source {
  /** "finding", "trace", "knowledge", "table" of which rows were counted, or "computed" from the others. */
  readonly type: string;
  readonly id: string;
  readonly title: string;
  /** The words or the figures that the answer takes from it. */
  readonly passage: string;
}

export const ANSWER_STATUSES = ['answered', 'unknown', 'refused', 'clarify'] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

/** What a tool tells. Plain text, not escaped; lines that begin with "• " are a list. */
export interface Told {
  readonly status: AnswerStatus;
  readonly text: string;
  readonly sources: readonly Source[];
  /** 0–1. */
  readonly confidence: number;
  /** The instant whose rows it speaks of, where that is not the question's own. */
  readonly asOf?: Date;
  /** What it is about, for what is asked next. */
  readonly subjects?: readonly Subject[];
  /** Findings whose cards carry the drafted actions that were asked for. */
  readonly cards?: readonly string[];
  /** True where the words stand as they are and no model says it in others, such as that documents disagree. */
  readonly isFinal?: boolean;
  /** Who may know, where nobody wrote it down. */
  readonly owner?: string | null;
}

/** An answer. */
export function told(text: string, sources: readonly Source[], more: Partial<Told> = {}): Told {
  return { status: 'answered', text, sources, confidence: 0.95, ...more };
}

/** An honest "I don't know", with what is missing. */
export function unknown(text: string, more: Partial<Told> = {}): Told {
  return { status: 'unknown', text, sources: [], confidence: 0.9, ...more };
}

/** What is not answered here, and who does it instead. */
export function refused(text: string, more: Partial<Told> = {}): Told {
  return { status: 'refused', text, sources: [], confidence: 0.95, ...more };
}

/** A question back, where a guess could be wrong. */
export function clarify(text: string, more: Partial<Told> = {}): Told {
  return { status: 'clarify', text, sources: [], confidence: 0.9, ...more };
}

/** Lines as a list, the first `most` of them, with the number of those left out. */
export function list(lines: readonly string[], most = 10): string {
  const left = lines.length - most;
  const shown = lines.slice(0, most).map((line) => `• ${line}`);
  return [...shown, ...(left > 0 ? [`… and ${left} more.`] : [])].join('\n');
}
