import { agentsMethods } from './agents.ts';
import { assistantMethods } from './assistant.ts';
import { authAndAppsMethods } from './auth-and-apps.ts';
import { chatMethods } from './chat.ts';
import { conversationsMethods } from './conversations.ts';
import { dndMethods } from './dnd.ts';
import { functionsMethods } from './functions.ts';
import type { Methods } from './method.ts';
import { reactionsMethods } from './reactions.ts';
import { usersMethods } from './users.ts';
import { viewsMethods } from './views.ts';

/** Every supported method; all others are `unknown_method`. */
export const methods: Methods = {
  ...authAndAppsMethods,
  ...chatMethods,
  ...conversationsMethods,
  ...usersMethods,
  ...dndMethods,
  ...viewsMethods,
  ...reactionsMethods,
  ...agentsMethods,
  ...assistantMethods,
  ...functionsMethods,
};
