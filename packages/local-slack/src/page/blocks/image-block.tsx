import { Icon } from '../shell/icon.tsx';
import { Link } from '../text/link.tsx';
import { labelOf } from '../text/text-object.tsx';
import type { ImageObject } from './block-types.ts';

/**
 * An image. The page loads nothing from elsewhere, so an external image is shown as its description with a link; one
 * that is part of the message itself (`data:`) is shown.
 */
export function ImageBlock({
  image,
  small = false,
  tiny = false,
}: {
  image: ImageObject;
  small?: boolean;
  tiny?: boolean;
}) {
  const url = image.image_url ?? image.slack_file?.url ?? '';
  const size = tiny ? 'picture picture-tiny' : small ? 'picture picture-small' : 'picture';
  if (url.startsWith('data:image/')) {
    return (
      <figure className={size}>
        {image.title && <figcaption>{labelOf(image.title)}</figcaption>}
        <img src={url} alt={image.alt_text} />
      </figure>
    );
  }
  if (tiny) {
    return (
      <span className={size} role="img" aria-label={image.alt_text} title={image.alt_text}>
        <Icon name="image" size={14} />
      </span>
    );
  }
  return (
    <figure className={size}>
      {image.title && <figcaption>{labelOf(image.title)}</figcaption>}
      <div className="picture-stand-in">
        <Icon name="image" />
        {!small && <Link url={url}>{image.alt_text || 'Picture'}</Link>}
        {small && <span className="hidden-text">{image.alt_text}</span>}
      </div>
    </figure>
  );
}
