import type { ClientRequest } from '../../client/requests.ts';
import type { SubmitResult } from '../../hands/submit.ts';

/** What the server answers; `error` is a sentence for the person. */
export interface Answer {
  ok?: boolean;
  error?: string;
}

/** Does something as a person. Never throws: a lost connection is an answer too. */
export async function act(user: string, request: ClientRequest): Promise<Answer & Partial<SubmitResult>> {
  try {
    const response = await fetch(`/client/act?as=${encodeURIComponent(user)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    return (await response.json()) as Answer & Partial<SubmitResult>;
  } catch {
    return { ok: false, error: 'The workspace does not answer. Is Daybreak still running?' };
  }
}
