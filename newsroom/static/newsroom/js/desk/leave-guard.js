// Nobody is asked whether they want to leave, unless what they typed lies nowhere else.

export function startLeaveGuard(keeper) {
  window.addEventListener("beforeunload", (event) => {
    if (keeper.isLost) event.preventDefault();
  });
}
