import type { Block } from '../../protocol.ts';
import { asBlockObjects, BlockList } from '../blocks/block-list.tsx';
import { SurfaceProvider, useNewSurface } from '../elements/surface.tsx';
import { useWorkspace } from '../state/workspace.tsx';

/** The Home tab that the app published for this person. */
export function HomeTab() {
  const { state } = useWorkspace();
  return (
    <div className="home" role="tabpanel" aria-labelledby="tab-home">
      {state.home ? (
        <HomeBlocks key={state.me.id} blocks={state.home.blocks} />
      ) : (
        <p className="home-empty" role="status">
          {state.botConnected
            ? `${state.appName} has not shown anything here yet.`
            : `${state.appName} is not connected, so there is nothing to show yet.`}
        </p>
      )}
    </div>
  );
}

const HOME = { type: 'home' } as const;
const NO_ERRORS = {};

function HomeBlocks({ blocks }: { blocks: Block[] }) {
  const objects = asBlockObjects(blocks);
  const surface = useNewSurface(HOME, objects, NO_ERRORS);
  return (
    <SurfaceProvider surface={surface}>
      <BlockList blocks={objects} />
    </SurfaceProvider>
  );
}
