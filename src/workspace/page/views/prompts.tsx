import { useApp } from '../client/context.ts';

/** What the assistant suggests to ask. */
export function Prompts({ channel }: { channel: string }) {
  const { state, act } = useApp();
  const offered = state.prompts[channel];
  if (!offered || offered.prompts.length === 0) return null;
  return (
    <div className="prompts">
      {offered.title && <span>{offered.title}</span>}
      {offered.prompts.map((prompt) => (
        <button
          key={prompt.title}
          type="button"
          className="button"
          onClick={() => void act({ do: 'say', channel, text: prompt.message })}
        >
          {prompt.title}
        </button>
      ))}
    </div>
  );
}
