import { arcLength, liftOf, type Band, type Point } from './geometry.ts';
import { verticalRoom } from './labels.ts';
import type { RingSeat } from './seats.ts';
import {
	labelHeight,
	leastDisc,
	leastThickness,
	manners,
	membershipShares,
	mostSureDiscs,
	type RingNames,
	type RingSize
} from './sizes.ts';
import { textWidth } from './textWidth.ts';

/** What a ring is asked to show, and the room it has. */
export interface RingRequest {
	seats: readonly RingSeat[];
	/** Room in CSS pixels; the height follows from it unless it is limited. */
	width: number;
	maxHeight?: number;
	/** Size of a name in CSS pixels. */
	em: number;
	size: RingSize;
	names: RingNames;
	/** Index of the seat that sits at 6 o'clock. */
	bottom?: number;
	/** Shows who belongs, not whose turn it is. */
	membership?: boolean;
}

/** How large the ring is in its room. All lengths in CSS pixels. */
export interface RingFit {
	band: Band;
	/** Radius of a disc; 0 where there are none. */
	disc: number;
	/** From the upper left corner of the room. */
	centre: Point;
	height: number;
}

/** Room between arc and disc, as a share of the thickness. */
export const discGap = 0.3;
/** How much larger the disc of the speaker is, and how much further out, in thicknesses. */
export const nowDisc = 1.12;
export const nowAir = 0.1;
/** Where arcs are shorter than this, in CSS pixels, discs would be too small to read and are left out. */
const shortestArc = 18;
const smallestRadius = 8;
const ownEdge = 4;

interface Shares {
	thickness: number;
	disc: number;
	/** How far the ring reaches from its centre, and how far with a lifted objection. */
	reach: number;
	lifted: number;
}

/** Room between a disc and its name. */
export function labelGap(em: number): number {
	return 0.5 * em;
}

/** A share that grows in a small ring, so that the length does not fall below what can be read. */
function atLeast(share: number, least: { em: number; share: number }, em: number, radius: number) {
	return Math.max(share, Math.min(least.share, (least.em * em) / radius));
}

/** All lengths as shares of a radius. Discs take at most 36 % of the room per seat. */
function sharesOf(request: RingRequest, hasDiscs: boolean, radius: number): Shares {
	const { size, em } = request;
	const isMini = size === 'mini';
	const manner = request.membership ? membershipShares : manners[size];
	const isThick = !request.membership && !isMini;
	const thickness = isThick
		? atLeast(manner.thickness, leastThickness, em, radius)
		: manner.thickness;
	const perSeat = 0.72 * Math.sin(Math.PI / Math.max(2, request.seats.length));
	const fitting = (perSeat * (1 + thickness * (0.5 + discGap))) / (1 - perSeat);
	const wished = isThick ? atLeast(manner.disc, leastDisc, em, radius) : manner.disc;
	const disc = hasDiscs ? Math.min(wished, fitting) : 0;
	const withDisc = thickness * (discGap + nowAir) + 2 * nowDisc * disc;
	const beyond = disc > 0 ? withDisc : thickness * (isMini ? 0.1 : 0.2 + nowAir);
	const reach = 1 + thickness * 0.5 + beyond;
	return { thickness, disc, reach, lifted: reach + (isMini ? 0 : 0.62 * thickness) };
}

/** How wide a name, or the words it may get, would like to be, in em. */
function wish(seat: RingSeat, { names, size }: RingRequest): number {
	const name = textWidth(seat.shortName);
	if (names !== 'all') return name;
	const word = seat.word === undefined ? 0 : manners[size].word * textWidth(seat.word);
	return Math.max(name, word, manners[size].leastLabel);
}

interface Reserve {
	/** Names beside the ring: at which angle, and how wide in CSS pixels. */
	beside: readonly { readonly angle: number; readonly width: number }[];
	top: number;
	bottom: number;
}

/**
 * Room kept for names: for all who may come to be named, and not only for those who are named now,
 * so that the ring stays as it is while the turn moves round.
 */
function reserveFor(request: RingRequest, angles: readonly number[]): Reserve {
	const { seats, size, em, names } = request;
	const places = seats
		.map((seat, place) => ({ seat, angle: angles[place] ?? 0 }))
		.filter(({ seat }) => names === 'all' || (names !== 'none' && !seat.you));
	const isBrief = names !== 'all';
	// Few names are written in one line above and below: the height is dear on a phone.
	const height = labelHeight(size, em, !isBrief) + 0.5 * labelGap(em);
	function reserve(room: 'top' | 'bottom'): number {
		return places.some(({ angle }) => verticalRoom(angle, isBrief) === room) ? height : 0;
	}
	return {
		beside: places
			.filter(({ angle }) => verticalRoom(angle, false) === undefined)
			.map(({ seat, angle }) => ({
				angle,
				width: Math.min(wish(seat, request), manners[size].mostLabel) * em
			})),
		top: reserve('top'),
		bottom: reserve('bottom')
	};
}

/** How far a disc at this angle reaches to the side; a name beside it keeps clear of the arcs too. */
function sideReach({ reach, thickness, disc }: Shares, angle: number): number {
	const largest = nowDisc * disc;
	const sideways = Math.abs(Math.sin((angle * Math.PI) / 180));
	return Math.max((reach - largest) * sideways + largest, 1 + thickness / 2);
}

function radiusIn(request: RingRequest, shares: Shares, reserve: Reserve): number {
	const half = request.width / 2;
	const named = reserve.beside.map(
		({ angle, width }) => (half - labelGap(request.em) - width) / sideReach(shares, angle)
	);
	const bare = (half - 2) / shares.lifted;
	const cap = manners[request.size].radius * request.em;
	const free = (request.maxHeight ?? Infinity) - reserve.top - reserve.bottom - 2 * ownEdge;
	const tall = free / 2 / shares.lifted;
	return Math.max(smallestRadius, Math.min(bare, tall, cap, ...named));
}

/** Finds the largest ring that fits with its discs and the names it may have to show. */
export function fitRing(request: RingRequest, angles: readonly number[]): RingFit {
	const places = Math.max(1, request.seats.length);
	const reserve = reserveFor(request, angles);
	function fitWith(hasDiscs: boolean) {
		let radius = manners[request.size].usualWidth / 4;
		let shares = sharesOf(request, hasDiscs, radius);
		// The radius follows from the shares and they, in a small ring, from the radius.
		for (let round = 0; round < 4; round++) {
			radius = radiusIn(request, shares, reserve);
			shares = sharesOf(request, hasDiscs, radius);
		}
		return { shares, band: { radius, thickness: shares.thickness * radius, places } };
	}
	const roomy = fitWith(true);
	const isTight = places > mostSureDiscs && arcLength(roomy.band) < shortestArc;
	const { shares, band } = isTight ? fitWith(false) : roomy;
	const reach = shares.reach * band.radius;
	const edge = request.size === 'mini' ? 1 : Math.max(ownEdge, liftOf(band));
	// Only where all are named does an objector have a name to lift out together with the arc.
	const lift = request.names === 'all' ? edge : 0;
	const top = reach + Math.max(edge, reserve.top + lift);
	return {
		band,
		disc: shares.disc * band.radius,
		centre: { x: request.width / 2, y: top },
		height: top + reach + Math.max(edge, reserve.bottom + lift)
	};
}
