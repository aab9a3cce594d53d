import fc from 'fast-check';

// Property tests draw the same cases every time; PROPERTY_SEED=n draws others, to look for what these miss.
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 1) });
