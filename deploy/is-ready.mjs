// The health check of a container: whether the service in it says that it is ready.
const { ok } = await fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`);
process.exitCode = ok ? 0 : 1;
