int cyranoBenchPending = 0;
