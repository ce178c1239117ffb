/** Says nothing of what passes: what fails, with its file and reason, goes to the error stream. */
module.exports = class {
  onTestResult(_, { failureMessage }) {
    if (failureMessage) process.stderr.write(`${failureMessage}\n`);
  }
};
