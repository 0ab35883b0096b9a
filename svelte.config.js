import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: {
		// Libraries keep their own mode; our own components are all runes.
		runes: ({ filename }) => (/[/\\]node_modules[/\\]/.test(filename) ? undefined : true)
	},
	kit: {
		typescript: {
			// One look at all of our own TypeScript: the server and the configuration too.
			config: (config) => ({
				...config,
				include: [...config.include, '../server/**/*.ts', '../playwright.config.ts']
			})
		},
		adapter: adapter({ precompress: true }),
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'img-src': ['self', 'data:'],
				'style-src': ['self', 'unsafe-inline'],
				// Browsers count a WebSocket to the same host as `self`.
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		}
	}
};
