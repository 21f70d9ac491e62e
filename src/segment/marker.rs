//! List marks: 一、 （一） 1. ① 首先 First.
