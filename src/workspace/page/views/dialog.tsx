import { type ReactNode, useEffect, useRef } from 'react';

interface DialogProps {
  title: string;
  icon?: ReactNode;
  narrow?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A modal window; the browser keeps the focus inside and closes it on Escape. */
export function Dialog({ title, icon, narrow = false, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={narrow ? 'dialog narrow' : 'dialog'}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        {icon}
        <h2>{title}</h2>
        <button type="button" className="plain" aria-label="Close" onClick={onClose}>
          ✕
        </button>
      </header>
      {children}
    </dialog>
  );
}
