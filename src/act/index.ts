export type { Adapter, Receipt, TargetState } from './adapter.ts';
export { chooseAdapter } from './adapters/choose.ts';
export { outboxAdapter } from './adapters/outbox/index.ts';
export { type Fault, sampleAdapter } from './adapters/sample/index.ts';
export type { ActDeps, ExecutionPoint } from './deps.ts';
export { executeAction } from './execute.ts';
export { catalogue, registry } from './registry.ts';
export { undo } from './undo.ts';
export { registerActWorkers } from './worker.ts';
