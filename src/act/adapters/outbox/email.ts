import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';

export interface Email {
  /** The request's key; Message-ID and MIME boundaries come from it, so that the same request is the same file. */
  readonly key: string;
  readonly now: Date;
  /** Null: nobody is on file, and the person who sends it fills it in. */
  readonly to: string | null;
  readonly subject: string;
  readonly body: string;
  readonly attachments?: readonly { readonly filename: string; readonly content: string | Buffer }[];
}

/** An e-mail as an .eml file (RFC 5322) marked unsent, which mail programs open ready to send. */
export function emailFile({ key, now, to, subject, body, attachments = [] }: Email): Promise<Buffer> {
  const identity = createHash('sha256').update(key).digest('hex').slice(0, 24);
  const composer = new MailComposer({
    ...(to ? { to } : {}),
    subject,
    text: body,
    date: now,
    messageId: `<${identity}@daybreak.local>`,
    baseBoundary: identity,
    headers: { 'X-Unsent': '1' },
    attachments: attachments.map(({ filename, content }) => ({ filename, content })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
