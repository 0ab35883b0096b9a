import {
	discGap,
	fitRing,
	labelGap,
	nowAir,
	nowDisc,
	type RingFit,
	type RingRequest
} from './fit.ts';
import { liftOf, outerRadius, pointAt, seatAngles, type Band, type Point } from './geometry.ts';
import { placeLabels, type PlacedLabel } from './labels.ts';
import type { RingSeat } from './seats.ts';
import type { RingNames } from './sizes.ts';

/** A seat where it is drawn. Discs and labels are reckoned from the centre of the ring. */
export interface PlacedSeat {
	seat: RingSeat;
	angle: number;
	disc: Disc;
	/** Where the disc is, and how large, while nothing lifts it out or lets it grow. */
	rest: Disc;
	label: PlacedLabel | undefined;
}

type Disc = Point & { radius: number };

/** A ring laid out in its room. All lengths in CSS pixels. */
export interface RingLayout {
	width: number;
	height: number;
	centre: Point;
	band: Band;
	/** Diameter of the free room in the middle, inside the tail of whoever speaks. */
	hole: number;
	hasDiscs: boolean;
	seats: readonly PlacedSeat[];
}

/** Whether a seat is named; with few names nobody is told their own. */
function isNamed(seat: RingSeat, names: RingNames): boolean {
	switch (names) {
		case 'all':
			return true;
		case 'nowNext':
			return !seat.you && (seat.state === 'now' || seat.state === 'next');
		case 'now':
			return !seat.you && seat.state === 'now';
		case 'none':
			return false;
	}
}

/** How far a disc is moved out: an objection with its arc, the speaker before the lamp, which is thicker. */
function outwardOf(seat: RingSeat, band: Band): number {
	if (seat.state === 'objection') return liftOf(band);
	return seat.state === 'now' ? nowAir * band.thickness : 0;
}

/** A disc touches its arc with a little air between; `outward` is how far it has been lifted out. */
function discAt(angle: number, { band, disc }: RingFit, radius: number, outward: number): Disc {
	const air = (disc > 0 ? discGap : 0.2) * band.thickness;
	return { ...pointAt(angle, band.radius + band.thickness / 2 + air + radius + outward), radius };
}

function anchorOf(seat: RingSeat, angle: number, fit: RingFit, { names }: RingRequest) {
	const radius = seat.state === 'now' ? fit.disc * nowDisc : fit.disc;
	return {
		seat,
		angle,
		disc: discAt(angle, fit, radius, outwardOf(seat, fit.band)),
		rest: discAt(angle, fit, fit.disc, 0),
		isNamed: isNamed(seat, names)
	};
}

/**
 * Lays the ring out in the room there is: its radius, where everybody's disc is, and which names
 * have room. Names never lie on discs or on each other nor reach over the edge; where there is no
 * room a name is shortened, then left out, and the turn list carries it.
 */
export function layOutRing(asked: RingRequest): RingLayout {
	// A mini ring is a sign beside a text that names everybody; it has no room for names.
	const request = asked.size === 'mini' ? { ...asked, names: 'none' as const } : asked;
	const angles = seatAngles(request.seats.length, request.bottom);
	const fit = fitRing(request, angles);
	const { band, centre, height } = fit;
	const anchors = request.seats.map((seat, place) =>
		anchorOf(seat, angles[place] ?? 0, fit, request)
	);
	const labels = placeLabels(anchors, {
		em: request.em,
		gap: labelGap(request.em),
		size: request.size,
		isBrief: request.names !== 'all',
		band: outerRadius(band),
		bounds: {
			left: -centre.x,
			right: request.width - centre.x,
			top: -centre.y,
			bottom: height - centre.y
		}
	});
	return {
		width: request.width,
		height,
		centre,
		band,
		hole: 2 * (band.radius - band.thickness * 0.66),
		hasDiscs: fit.disc > 0,
		seats: anchors.map(({ seat, angle, disc, rest }, place) => ({
			seat,
			angle,
			disc,
			rest,
			label: labels[place]
		}))
	};
}

/**
 * A length as a share of the whole, for CSS. Names and centre are placed in shares of the picture, so
 * that they stay with their discs while the server's picture is fitted into the page.
 */
export function shareOf(length: number, whole: number): string {
	return `${Math.round((length / whole) * 100_000) / 1000}%`;
}
