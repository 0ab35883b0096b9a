/** Before the tests of components: a page fetches the rules when it connects, and a component alone connects to nothing. */
import { ruleBook } from '#client/ruleBook.ts';

await ruleBook.load();
