import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Place } from '../../hands/surface.ts';
import { useApp } from '../client/context.ts';
import { ConfirmDialog } from '../views/confirm.tsx';
import type { Typed } from './form.ts';
import { keyOf, type Surface } from './surface.ts';
import type { Element } from './types.ts';
import { usePending } from './use-pending.ts';

interface Press {
  blockId: string;
  element: Element;
  input: string | string[] | undefined;
}

/** Sends what is pressed on a surface to the app, after its confirmation where the element asks for one. */
export function useSurfaceOf(
  place: Place,
  typed?: Typed,
): { surface: Surface; error: string | null; dialog: ReactNode } {
  const { act } = useApp();
  const { pending, start, linger, clear } = usePending();
  const [error, setError] = useState<string | null>(null);
  const [asked, setAsked] = useState<Press | null>(null);
  const at = JSON.stringify(place);
  const send = useCallback(
    async ({ blockId, element, input }: Press) => {
      if (element.url) window.open(element.url, '_blank', 'noopener,noreferrer');
      start(keyOf(blockId, element));
      setError(null);
      const answer = await act({
        do: 'click',
        place: JSON.parse(at) as Place,
        actionId: element.action_id ?? '',
        blockId,
        ...(element.value !== undefined && { value: element.value }),
        ...(input !== undefined && { input }),
        ...(typed && { typed }),
      });
      if (answer.ok !== false) return linger();
      clear();
      setError(answer.error ?? 'Something went wrong.');
    },
    [act, at, typed, start, linger, clear],
  );
  const surface = useMemo<Surface>(
    () => ({
      pending,
      press: (blockId, element, input) => {
        const press = { blockId, element, input };
        if (element.confirm) setAsked(press);
        else void send(press);
      },
    }),
    [pending, send],
  );
  const dialog = asked?.element.confirm && (
    <ConfirmDialog
      confirm={asked.element.confirm}
      onClose={(yes) => {
        setAsked(null);
        if (yes) void send(asked);
      }}
    />
  );
  return { surface, error, dialog };
}
