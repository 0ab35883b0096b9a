import { parseArgs } from 'node:util';
import { m } from '#i18n/paraglide/messages.js';
import { giveAccount } from '#server/accounts/byHand.ts';
import { makeLookAfter, organisationsCalled } from '#server/circles/lookingAfter.ts';
import { Organisations } from '#server/circles/organisations.ts';
import { sayLink, withAccounts, type AtHand } from './accountLink.ts';
import { Misunderstood, type Command, type Terminal } from './terminal.ts';

/** Gives somebody an account, and an organisation to look after: a new one, or one that is there. */
export const createAdminCommand: Command = async (args, terminal) => {
	const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
	const [email, name, organisation, ...others] = positionals;
	if (email === undefined || name === undefined || others.length > 0) throw new Misunderstood();
	return await withAccounts(terminal, async (atHand) => {
		const found =
			organisation === undefined ? [] : await organisationsCalled(atHand.db, organisation);
		if (found.length > 1) {
			terminal.note(m.cli_organisations_alike({ organisation: organisation ?? '' }));
			for (const { id, createdAt } of found)
				terminal.note(`  ${id}  ${new Date(createdAt).toISOString().slice(0, 10)}`);
			return 1;
		}
		return await create(atHand, { email, name, organisation, known: found[0]?.id }, terminal);
	});
};

interface Wanted {
	readonly email: string;
	readonly name: string;
	readonly organisation: string | undefined;
	/** The organisation of that name, where there is one. */
	readonly known: string | undefined;
}

async function create(atHand: AtHand, wanted: Wanted, terminal: Terminal): Promise<number> {
	const { email, organisation, known } = wanted;
	const { db, auth } = atHand;
	const organisations = new Organisations(db, Date.now);
	const isNew = organisation !== undefined && known === undefined;
	if (isNew && organisations.misfits({ organisation }).length > 0) {
		terminal.note(m.cli_bad_organisation());
		return 1;
	}
	const given = await giveAccount(db, auth, email, wanted.name);
	if ('misfit' in given) {
		terminal.note(given.misfit === 'email' ? m.cli_bad_email({ email }) : m.cli_bad_name());
		return 1;
	}
	const { name } = given;
	terminal.say(
		given.isNew ? m.cli_account_made({ name, email }) : m.cli_account_known({ name, email })
	);
	if (isNew) await organisations.found(given, { organisation });
	if (known !== undefined) await makeLookAfter(db, known, given, Date.now());
	if (organisation !== undefined)
		terminal.say((isNew ? m.cli_founded : m.cli_looks_after)({ name, organisation }));
	await sayLink(atHand, given.accountId, terminal);
	return 0;
}
