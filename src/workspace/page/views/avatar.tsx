import type { Person } from '../../model.ts';

/** A person's initials on their colour; Daybreak's is a rising sun. */
export function Avatar({ person, size = 36 }: { person: Person | undefined; size?: number }) {
  const style = { width: size, height: size, background: person?.color ?? '#616061', fontSize: size * 0.4 };
  if (person?.isBot) {
    return (
      <span className="avatar" style={style} aria-hidden="true">
        <svg viewBox="0 0 32 32" width={size} height={size} role="presentation">
          <path
            d="M5 22h22M9 22a7 7 0 0 1 14 0M16 8v3M8 12l2 2M24 12l-2 2"
            stroke="white"
            strokeWidth="2.4"
            fill="none"
            strokeLinecap="round"
          />
        </svg>
      </span>
    );
  }
  const initials = (person?.realName ?? '?').split(' ').map((word) => word[0]);
  return (
    <span className="avatar" style={style} aria-hidden="true">
      {initials.slice(0, 2).join('')}
    </span>
  );
}
