import type { Confirm } from '../blocks/types.ts';
import { Dialog } from './dialog.tsx';

/** Asks before an element acts. */
export function ConfirmDialog({ confirm, onClose }: { confirm: Confirm; onClose: (yes: boolean) => void }) {
  return (
    <Dialog title={confirm.title?.text ?? 'Are you sure?'} onClose={() => onClose(false)} narrow>
      <div className="dialog-body">
        <p>{confirm.text.text}</p>
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={() => onClose(false)}>
          {confirm.deny?.text ?? 'Cancel'}
        </button>
        <button
          type="button"
          className={`button ${confirm.style ?? 'primary'} solid`}
          onClick={() => onClose(true)}
        >
          {confirm.confirm?.text ?? 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
}
