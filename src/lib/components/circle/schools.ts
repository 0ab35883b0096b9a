import { m } from '#i18n/paraglide/messages.js';

/** The ways of deciding that a circle can begin with. */
export function schoolOptions(): readonly { readonly value: string; readonly label: string }[] {
	return [
		{ value: 's3', label: m.start_school_s3() },
		{ value: 'sofa', label: m.start_school_sofa() },
		{ value: 'scm', label: m.start_school_scm() }
	];
}
