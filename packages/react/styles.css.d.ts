declare const stylesheet: string;
export default stylesheet;
