import { useEffect } from 'react';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceContext } from '../blocks/surface.ts';
import { useSurfaceOf } from '../blocks/use-surface.tsx';
import { useApp } from '../client/context.ts';

/** The app's Home tab, which the app publishes when it is opened. */
export function Home() {
  const { state, act } = useApp();
  const { surface, error, dialog } = useSurfaceOf('home');
  useEffect(() => {
    void act({ do: 'open', tab: 'home' });
  }, [act]);
  return (
    <div className="home">
      {state.home ? (
        <SurfaceContext value={surface}>
          <Blocks blocks={state.home.blocks} />
        </SurfaceContext>
      ) : (
        <p className="empty">Daybreak has not published its Home tab yet.</p>
      )}
      {error && (
        <p className="problem" role="alert">
          {error}
        </p>
      )}
      {dialog}
    </div>
  );
}
