import type { ReactElement } from 'react';

const TICK = 'M4.5 8.4l2.4 2.4 4.8-5.4';
const CROSS = 'M4.8 4.8l6.4 6.4m0-6.4l-6.4 6.4';

const disc = (fill: string) => <circle cx="8" cy="8" r="6" fill={fill} />;
const line = (d: string, stroke = '#fff') => (
  <path d={d} fill="none" stroke={stroke} strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
);
const square = (fill: string) => <rect x="1.5" y="1.5" width="13" height="13" rx="2.5" fill={fill} />;
const sand = line('M4 2h8M4 14h8M5 2c0 4 6 8 6 12M11 2c0 4-6 8-6 12', '#b7791f');

/** Signs that tell how something stands. They are drawn, since not every machine has a font with them. */
const SIGNS: Readonly<Record<string, ReactElement>> = {
  red_circle: disc('#dd2e44'),
  large_yellow_circle: disc('#f2b01e'),
  large_blue_circle: disc('#3b82d6'),
  large_green_circle: disc('#2f9e5b'),
  white_check_mark: (
    <>
      {square('#2f9e5b')}
      {line(TICK)}
    </>
  ),
  x: line(CROSS, '#dd2e44'),
  no_entry_sign: (
    <>
      <circle cx="8" cy="8" r="5.8" fill="none" stroke="#dd2e44" strokeWidth="1.8" />
      {line('M4 12l8-8', '#dd2e44')}
    </>
  ),
  warning: (
    <>
      <path d="M8 1.5L15 14H1z" fill="#f2b01e" stroke="#f2b01e" strokeWidth="1.4" strokeLinejoin="round" />
      {line('M8 6v3.6m0 2.2v.1', '#1d1c1d')}
    </>
  ),
  hourglass: sand,
  hourglass_flowing_sand: sand,
  leftwards_arrow_with_hook: (
    <>
      {square('#3b82d6')}
      {line('M6.6 4.2L4 6.8l2.6 2.6M4.2 6.8h5a2.4 2.4 0 010 4.8H7')}
    </>
  ),
  zzz: line('M2 8h5l-5 6h5M9.5 2H14L9.5 7.5H14', '#3b82d6'),
};

/** A sign by its short name, as an image that says its name; null for one that is left to the fonts. */
export function drawnSign(name: string): ReactElement | null {
  const drawing = Object.hasOwn(SIGNS, name) ? SIGNS[name] : null;
  if (!drawing) return null;
  return (
    <svg className="sign" viewBox="0 0 16 16" role="img" aria-label={name.replaceAll('_', ' ')}>
      {drawing}
    </svg>
  );
}
