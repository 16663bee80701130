import { createContext, useContext } from 'react';

export type Typed = Record<string, string | string[]>;

/** What is typed in a modal, by block id, and what is wrong with it. */
export interface Form {
  typed: Typed;
  errors: Record<string, string>;
  type(blockId: string, input: string | string[]): void;
}

export const FormContext = createContext<Form>({ typed: {}, errors: {}, type: () => {} });

export const useForm = (): Form => useContext(FormContext);
