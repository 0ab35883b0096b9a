/** A place that is worth hearing as a whole when what was used in it, or before it, is gone. */
const marked = '[data-landing]';
const usable = 'input, textarea, select, button, a[href]';
const named = 'section[aria-label], section[aria-labelledby], main';
/** What lies over the page. */
const over = '[role="dialog"], [role="menu"]';
/** How often it is looked for what comes instead, and the milliseconds between; parts may have to be fetched. */
const looks = 6;
const pause = 50;

/**
 * When the control that has the focus goes away, browsers let the focus fall to the top of the page. This
 * takes it to what came instead: the marked place, else the control that came, else what both stand in.
 */
export class KeptFocus {
	#last: Element | null = null;
	#byKey = false;
	/** From what last had the focus on the page outwards; what lies over it was opened from there. */
	#way: readonly Element[] = [];
	#arrived: readonly Node[] = [];
	#timer = 0;
	readonly #watch = new MutationObserver((records) => {
		const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
		this.#arrived = this.#timer === 0 ? added : [...this.#arrived, ...added];
		this.#begin();
	});

	constructor() {
		this.#watch.observe(document.body, { childList: true, subtree: true });
		document.addEventListener('focusin', this.#come);
		document.addEventListener('focusout', this.#leave);
		if (document.activeElement !== null) this.#note(document.activeElement);
	}

	destroy(): void {
		this.#watch.disconnect();
		clearTimeout(this.#timer);
		document.removeEventListener('focusin', this.#come);
		document.removeEventListener('focusout', this.#leave);
	}

	get #isLost(): boolean {
		return document.activeElement === document.body && this.#last?.checkVisibility() === false;
	}

	readonly #come = ({ target }: FocusEvent): void => {
		if (target instanceof Element) this.#note(target);
	};

	#note(focused: Element): void {
		this.#last = focused;
		this.#byKey = focused.matches(':focus-visible');
		if (focused.closest(over) === null) this.#way = outwards(focused);
	}

	/** Whoever leaves what is still there has gone away by themselves. */
	readonly #leave = (): void => {
		requestAnimationFrame(() => {
			if (this.#isLost) this.#begin();
			else if (document.activeElement === document.body) this.#last = null;
		});
	};

	#begin(): void {
		if (this.#timer === 0 && this.#isLost) this.#look(looks);
	}

	#look(more: number): void {
		this.#timer = window.setTimeout(() => {
			this.#timer = 0;
			if (!this.#isLost) return;
			const place = more === 0 ? this.#nearest() : this.#instead();
			if (place === undefined) this.#look(more - 1);
			else this.#take(place);
		}, pause);
	}

	get #home(): Element {
		return this.#way.find(isShown) ?? document.body;
	}

	/** What has come since, where the other was. */
	#instead(): Element | undefined {
		const home = this.#home;
		if (home.matches(usable)) return home;
		const around = home.closest(marked);
		if (around !== null) return around;
		const isNew = (each: Element) => this.#arrived.some((node) => node.contains(each));
		const those = (selector: string) => [...home.querySelectorAll(selector)].filter(isShown);
		return those(marked).find(isNew) ?? those(usable).find(isNew);
	}

	#nearest(): Element {
		const docks = [...document.querySelectorAll(marked)];
		return this.#home.closest(named) ?? docks.at(-1) ?? document.body;
	}

	/** Under a finger the page stays where it is. */
	#take(place: Element): void {
		if (!(place instanceof HTMLElement)) return;
		if (!place.matches(usable)) place.tabIndex = -1;
		place.focus({ preventScroll: !this.#byKey });
	}
}

function isShown(each: Element): boolean {
	return each.isConnected && each.checkVisibility();
}

function outwards(from: Element): readonly Element[] {
	const beyond = from.parentElement;
	return beyond === null ? [from] : [from, ...outwards(beyond)];
}
