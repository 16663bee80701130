import { createContext, useContext } from 'react';
import type { Element } from './types.ts';

/** What interactive elements need from the message, modal or Home tab they stand on. */
export interface Surface {
  /** Presses or chooses; `input` is the value of the chosen option, the date, the text. */
  press(blockId: string, element: Element, input?: string | string[]): void;
  /** The key of the element whose answer is awaited. */
  pending: string | null;
}

export const SurfaceContext = createContext<Surface>({ press: () => {}, pending: null });

export const useSurface = (): Surface => useContext(SurfaceContext);

export const keyOf = (blockId: string, element: Element): string =>
  `${blockId}/${element.action_id ?? element.type}/${element.value ?? ''}`;
