// The page after signing in beside an open form: it tells the form, and closes where it is a window of its own.

new BroadcastChannel("korner-desk").postMessage("signed-in");
if (window.top === window) window.close();
