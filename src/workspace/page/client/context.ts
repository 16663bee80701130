import { createContext, useContext } from 'react';
import type { ClientRequest } from '../../client/requests.ts';
import type { Person } from '../../model.ts';
import type { Answer } from './api.ts';
import type { ClientState } from './state.ts';

/** What every part of the page may need: who looks, what is there, and how to act. */
export interface Workspace {
  state: ClientState;
  theme: 'light' | 'dark';
  person(id: string): Person | undefined;
  act(request: ClientRequest): Promise<Answer>;
}

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useApp(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('A part of the page stands outside the workspace.');
  return workspace;
}
