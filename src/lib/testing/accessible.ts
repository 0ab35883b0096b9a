import axe from 'axe-core';

/**
 * What axe finds wrong with an element as it stands, one line per finding: rule, place and why.
 * An empty list means that it found nothing; it does not replace hearing a page read out.
 */
export async function accessibilityFindings(element: Element): Promise<readonly string[]> {
	const { violations } = await axe.run(element, {
		// A part under test is no page: it brings no main landmark and no first heading.
		rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } }
	});
	return violations.flatMap((rule) =>
		rule.nodes.map((node) => `${rule.id} at ${node.target.join(' ')}: ${rule.help}`)
	);
}
