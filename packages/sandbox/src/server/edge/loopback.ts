const loopback = /^https?:\/\/(?:(?:[\w-]+\.)*localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/;

/** Whether an origin is of this machine, whatever its port. */
export const isLoopback = (origin: string): boolean => loopback.test(origin);

const loopbackAddress = /^(?:(?:::ffff:)?127(?:\.\d+){3}|::1)$/;

/** Whether an IP address is of this machine. */
export const isLoopbackAddress = (address: string): boolean => loopbackAddress.test(address);
