import { type FormEvent, useMemo, useState } from 'react';
import type { View } from '../../model.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { FormContext, type Typed } from '../blocks/form.ts';
import { SurfaceContext } from '../blocks/surface.ts';
import type { TextObject } from '../blocks/types.ts';
import { useSurfaceOf } from '../blocks/use-surface.tsx';
import { act } from '../client/api.ts';
import { useApp } from '../client/context.ts';
import { Avatar } from './avatar.tsx';
import { Dialog } from './dialog.tsx';

const words = (value: unknown, otherwise: string) => (value as TextObject | null)?.text ?? otherwise;

/** A modal of the app: its fields, what is wrong with them, and its two buttons. */
export function Modal({ view }: { view: View }) {
  const { state, person } = useApp();
  const [typed, setTyped] = useState<Typed>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const { surface, error, dialog } = useSurfaceOf({ viewId: view.id }, typed);
  const form = useMemo(
    () => ({
      typed,
      errors,
      type: (blockId: string, input: string | string[]) => {
        setTyped((before) => ({ ...before, [blockId]: input }));
        setErrors(({ [blockId]: _, ...rest }) => rest);
      },
    }),
    [typed, errors],
  );
  const close = () => void act(state.me, { do: 'close', viewId: view.id });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    setProblem(null);
    const answer = await act(state.me, { do: 'submit', viewId: view.id, typed });
    setSending(false);
    if (answer.ok !== false) return;
    setErrors('errors' in answer ? (answer.errors ?? {}) : {});
    setProblem(answer.error ?? null);
  };
  const submitLabel = words(view.submit, '');
  return (
    <Dialog
      title={words(view.title, 'Daybreak')}
      icon={<Avatar person={person(state.botUserId)} size={28} />}
      onClose={close}
    >
      <form onSubmit={submit} noValidate>
        <div className="dialog-body">
          <FormContext value={form}>
            <SurfaceContext value={surface}>
              <Blocks blocks={view.blocks} />
            </SurfaceContext>
          </FormContext>
          {(problem ?? error) && (
            <p className="problem" role="alert">
              {problem ?? error}
            </p>
          )}
        </div>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={close}>
            {words(view.close, submitLabel ? 'Cancel' : 'Close')}
          </button>
          {submitLabel && (
            <button type="submit" className="button primary solid" disabled={sending} aria-busy={sending}>
              {sending && <span className="spinner" aria-hidden="true" />}
              {submitLabel}
            </button>
          )}
        </footer>
      </form>
      {dialog}
    </Dialog>
  );
}
