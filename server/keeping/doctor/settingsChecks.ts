/** Settings that are each right, and together not. */
import { m } from '#i18n/paraglide/messages.js';
import { settings } from '#server/config.ts';
import { ok, warning, type Check } from './check.ts';

/** Those of tests and tools, which the server does not read. */
const others = /^RONDO_(TEST_DATABASE_URL|CHROMIUM|SEED|\w+_ROUNDS|FRAMES|FUZZ_UPDATES|SCHEDULES)$/;

const local = /^(localhost|127(\.\d+){3}|\[::1\]|.*\.(local|localhost|test))$/;

/** A name that is written wrong is not read, and nothing says so but this. */
export const checkNames: Check = ({ env }) =>
	Object.keys(env)
		.filter((name) => name.startsWith('RONDO_') && !(name in settings) && !others.test(name))
		.map((name) => warning(m.doctor_unknown_setting({ name }), m.doctor_unknown_setting_next()));

/** Whether people reach Rondo at the address it believes to have, and safely. */
export const checkAddress: Check = ({ config: { origin, trustedProxies, host } }) => {
	if (origin === undefined)
		return trustedProxies === 0
			? [ok(m.doctor_local_only())]
			: [warning(m.doctor_proxy_without_origin(), m.doctor_proxy_without_origin_next())];
	const { protocol, hostname } = new URL(origin);
	if (protocol === 'http:' && !local.test(hostname))
		return [warning(m.doctor_plain_http({ origin }), m.doctor_plain_http_next())];
	if (protocol === 'https:' && trustedProxies === 0)
		return [warning(m.doctor_https_without_proxy({ origin }), m.doctor_https_without_proxy_next())];
	if (trustedProxies > 0 && /^(0\.0\.0\.0|::)$/.test(host))
		return [warning(m.doctor_proxy_and_open_host({ origin }), m.doctor_proxy_and_open_host_next())];
	return [ok(m.doctor_address({ origin }))];
};
