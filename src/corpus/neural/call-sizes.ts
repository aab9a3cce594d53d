/** Products of two numbers in one call of a kernel, some 100 microseconds of work, so that calls stay short and threads can share them. */
export const productsPerCall = 2 ** 21;
