import { useState } from 'react';
import { Popover, useDismiss } from '../blocks/popover.tsx';
import { useApp } from '../client/context.ts';
import { Avatar } from './avatar.tsx';

const ROLES: Readonly<Record<string, string>> = {
  admin: 'Admin: may do everything',
  approver: 'Approver: decides and undoes',
  operator: 'Operator: edits and snoozes',
  viewer: 'Viewer: may ask why',
  guest: 'Guest: has no role',
};

interface TopBarProps {
  onActAs: (user: string) => void;
  onTheme: () => void;
}

/** Who is looking, as one of the sample people, and the colours. */
export function TopBar({ onActAs, onTheme }: TopBarProps) {
  const { state, theme, person } = useApp();
  const [open, setOpen] = useState(false);
  const root = useDismiss(open, () => setOpen(false));
  const me = person(state.me);
  return (
    <header className="top-bar">
      <span className="brand">Daybreak</span>
      <span className="grow" />
      <button
        type="button"
        className="plain light"
        onClick={onTheme}
        aria-label="Switch between light and dark"
      >
        {theme === 'dark' ? '☀' : '☾'}
      </button>
      <div className="menu" ref={root}>
        <button
          type="button"
          className="acting"
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Avatar person={me} size={24} />
          <span>
            Acting as <strong>{me?.realName}</strong>
          </span>
          <span aria-hidden="true">▾</span>
        </button>
        {open && (
          <Popover right>
            {state.people
              .filter((one) => !one.isBot)
              .map((one) => (
                <button
                  key={one.id}
                  type="button"
                  role="menuitemradio"
                  aria-checked={one.id === state.me}
                  className="choice with-avatar"
                  onClick={() => {
                    setOpen(false);
                    onActAs(one.id);
                  }}
                >
                  <Avatar person={one} size={28} />
                  <span>
                    {one.realName}
                    <small>{ROLES[one.role ?? ''] ?? one.title}</small>
                  </span>
                </button>
              ))}
          </Popover>
        )}
      </div>
    </header>
  );
}
