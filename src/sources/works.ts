import type { Work } from "./cite.js";

/**
 * The papers, books and pages that definitions cite, each said once; a name is the first author's and the year. One has
 * an address only where that is known to lead there for good: an arXiv number, a DOI, the proceedings' page.
 */
export const works = {
  barron2017: {
    text: "Barron 2017, Continuously differentiable exponential linear units",
    url: arxiv("1704.07483"),
  },
  bergstra2009: {
    text: "Bergstra, Desjardins, Lamblin & Bengio 2009, Quadratic polynomials learn better image features, Université de Montréal",
  },
  bridle1990: {
    text: "Bridle 1990, Probabilistic interpretation of feedforward classification network outputs",
    url: doi("10.1007/978-3-642-76153-9_28"),
  },
  broomhead1988: {
    text: "Broomhead & Lowe 1988, Multivariable functional interpolation and adaptive networks, Complex Systems 2",
  },
  chen2023: {
    text: "Chen et al. 2023, Symbolic discovery of optimization algorithms",
    url: arxiv("2302.06675"),
  },
  clevert2016: {
    text: "Clevert, Unterthiner & Hochreiter 2016, Fast and accurate deep network learning by exponential linear units, ICLR",
    url: arxiv("1511.07289"),
  },
  collobert2004: { text: "Collobert 2004, Large scale machine learning (thesis), Université Paris VI" },
  courbariaux2015: {
    text: "Courbariaux, Bengio & David 2015, BinaryConnect, NeurIPS",
    url: arxiv("1511.00363"),
  },
  cox1958: {
    text: "Cox 1958, The regression analysis of binary sequences",
    url: doi("10.1111/j.2517-6161.1958.tb00292.x"),
  },
  dauphin2017: {
    text: "Dauphin, Fan, Auli & Grangier 2017, Language modeling with gated convolutional networks, ICML",
    url: arxiv("1612.08083"),
  },
  donoho1994: {
    text: "Donoho & Johnstone 1994, Ideal spatial adaptation by wavelet shrinkage, Biometrika 81",
    url: doi("10.1093/biomet/81.3.425"),
  },
  donoho1995: {
    text: "Donoho 1995, De-noising by soft-thresholding, IEEE Transactions on Information Theory 41",
    url: doi("10.1109/18.382009"),
  },
  dozat2016: {
    text: "Dozat 2016, Incorporating Nesterov momentum into Adam",
    url: "https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ",
  },
  duchi2011: {
    text: "Duchi, Hazan & Singer 2011, Adaptive subgradient methods for online learning and stochastic optimization",
    url: "https://jmlr.org/papers/v12/duchi11a.html",
  },
  dugas2001: {
    text: "Dugas, Bengio, Bélisle, Nadeau & Garcia 2001, Incorporating second-order functional knowledge for better option pricing, NeurIPS",
    url: "https://papers.neurips.cc/paper_files/paper/2000/hash/44968aece94f667e4095002d140b5896-Abstract.html",
  },
  elfwing2018: {
    text: "Elfwing, Uchibe & Doya 2018, Sigmoid-weighted linear units for neural network function approximation in reinforcement learning, Neural Networks 107",
    url: doi("10.1016/j.neunet.2017.12.012"),
  },
  fernandez2024: {
    text: "Fernandez & Mali 2024, Stable and robust deep learning by hyperbolic tangent exponential linear unit (TeLU)",
    url: arxiv("2402.02790"),
  },
  fisher1936: {
    text: "Fisher 1936, The use of multiple measurements in taxonomic problems",
    url: doi("10.1111/j.1469-1809.1936.tb02137.x"),
  },
  friedman1991: {
    text: "Friedman 1991, Multivariate adaptive regression splines",
    url: doi("10.1214/aos/1176347963"),
  },
  glorot2010: {
    text: "Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, AISTATS",
    url: "https://proceedings.mlr.press/v9/glorot10a.html",
  },
  goodfellow2013: {
    text: "Goodfellow, Warde-Farley, Mirza, Courville & Bengio 2013, Maxout networks, ICML",
    url: arxiv("1302.4389"),
  },
  gorman2014: { text: "Gorman et al. 2014, PLoS ONE 9(3): e90081", url: doi("10.1371/journal.pone.0090081") },
  he2015: { text: "He, Zhang, Ren & Sun 2015, Delving deep into rectifiers, ICCV", url: arxiv("1502.01852") },
  hendrycks2016: { text: "Hendrycks & Gimpel 2016, Gaussian error linear units", url: arxiv("1606.08415") },
  howard2019: { text: "Howard et al. 2019, Searching for MobileNetV3, ICCV", url: arxiv("1905.02244") },
  huber1964: {
    text: "Huber 1964, Robust estimation of a location parameter",
    url: doi("10.1214/aoms/1177703732"),
  },
  hui2021: {
    text: "Hui & Belkin 2021, Evaluation of neural architectures trained with square loss vs cross-entropy in classification tasks, ICLR",
    url: arxiv("2006.07322"),
  },
  jarrett2009: {
    text: "Jarrett, Kavukcuoglu, Ranzato & LeCun 2009, What is the best multi-stage architecture for object recognition?, ICCV",
    url: doi("10.1109/ICCV.2009.5459469"),
  },
  kamruzzaman2002: {
    text: "Kamruzzaman & Aziz 2002, A note on activation function in multilayer feedforward learning, IJCNN",
  },
  kingma2015: {
    text: "Kingma & Ba 2015, Adam: a method for stochastic optimization, ICLR",
    url: arxiv("1412.6980"),
  },
  klambauer2017: {
    text: "Klambauer, Unterthiner, Mayr & Hochreiter 2017, Self-normalizing neural networks, NeurIPS",
    url: arxiv("1706.02515"),
  },
  krizhevsky2010: {
    text: "Krizhevsky 2010, Convolutional deep belief networks on CIFAR-10, University of Toronto",
    url: "https://www.cs.toronto.edu/~kriz/conv-cifar10-aug2010.pdf",
  },
  krizhevsky2012: {
    text: "Krizhevsky, Sutskever & Hinton 2012, ImageNet classification with deep convolutional neural networks, NeurIPS",
    url: "https://papers.neurips.cc/paper_files/paper/2012/hash/c399862d3b9d6b76c8436e924a68c45b-Abstract.html",
  },
  lecun1998: {
    text: "LeCun, Bottou, Orr & Müller 1998, Efficient BackProp",
    url: doi("10.1007/3-540-49430-8_2"),
  },
  legendre1805: { text: "Legendre 1805" },
  liu2020: {
    text: "Liu et al. 2020, On the variance of the adaptive learning rate and beyond, ICLR",
    url: arxiv("1908.03265"),
  },
  loshchilov2019: {
    text: "Loshchilov & Hutter 2019, Decoupled weight decay regularization, ICLR",
    url: arxiv("1711.05101"),
  },
  lu2020: {
    text: "Lu, Shin, Su & Karniadakis 2020, Dying ReLU and initialization",
    url: arxiv("1903.06733"),
  },
  maas2013: {
    text: "Maas, Hannun & Ng 2013, Rectifier nonlinearities improve neural network acoustic models, ICML workshop",
    url: "https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf",
  },
  minsky1969: { text: "Minsky & Papert 1969" },
  misra2020: {
    text: "Misra 2020, Mish: a self regularized non-monotonic activation function, BMVC",
    url: arxiv("1908.08681"),
  },
  nair2010: {
    text: "Nair & Hinton 2010, Rectified linear units improve restricted Boltzmann machines, ICML",
    url: "https://www.cs.toronto.edu/~hinton/absps/reluICML.pdf",
  },
  nesterov1983: { text: "Nesterov 1983" },
  parascandolo2016: {
    text: "Parascandolo, Huttunen & Virtanen 2016, Taming the waves: sine as activation function in deep neural networks",
    url: "https://openreview.net/forum?id=Sks3zF9eg",
  },
  polyak1964: {
    text: "Polyak 1964, Some methods of speeding up the convergence of iteration methods",
    url: doi("10.1016/0041-5553(64)90137-5"),
  },
  ramachandran2017: {
    text: "Ramachandran, Zoph & Le 2017, Searching for activation functions",
    url: arxiv("1710.05941"),
  },
  ramasinghe2022: { text: "Ramasinghe & Lucey 2022, Beyond periodicity, ECCV", url: arxiv("2111.15135") },
  robbins1951: {
    text: "Robbins & Monro 1951, A stochastic approximation method",
    url: doi("10.1214/aoms/1177729586"),
  },
  rumelhart1986: {
    text: "Rumelhart, Hinton & Williams 1986, Learning representations by back-propagating errors, Nature 323",
    url: doi("10.1038/323533a0"),
  },
  saxe2014: {
    text: "Saxe, McClelland & Ganguli 2014, Exact solutions to the nonlinear dynamics of learning in deep linear neural networks, ICLR",
    url: arxiv("1312.6120"),
  },
  shamir2020: {
    text: "Shamir, Lin & Coviello 2020, Smooth activations and reproducibility in deep networks",
    url: arxiv("2010.09931"),
  },
  shang2016: {
    text: "Shang, Sohn, Almeida & Lee 2016, Understanding and improving convolutional neural networks via concatenated rectified linear units, ICML",
    url: arxiv("1603.05201"),
  },
  shazeer2020: { text: "Shazeer 2020, GLU variants improve transformer", url: arxiv("2002.05202") },
  sitzmann2020: {
    text: "Sitzmann, Martel, Bergman, Lindell & Wetzstein 2020, Implicit neural representations with periodic activation functions, NeurIPS",
    url: arxiv("2006.09661"),
  },
  so2021: {
    text: "So, Mańke, Liu, Dai, Shazeer & Le 2021, Primer: searching for efficient transformers for language modeling, NeurIPS",
    url: arxiv("2109.08668"),
  },
  sutskever2013: {
    text: "Sutskever, Martens, Dahl & Hinton 2013, On the importance of initialization and momentum in deep learning, ICML",
    url: "https://proceedings.mlr.press/v28/sutskever13.html",
  },
  tieleman2012: {
    text: "Tieleman & Hinton 2012, Neural networks for machine learning, lecture 6",
    url: "https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf",
  },
  verhulst1838: { text: "Verhulst 1838" },
  weston1999: {
    text: "Weston & Watkins 1999, Support vector machines for multi-class pattern recognition, ESANN",
  },
  xu2015: {
    text: "Xu, Wang, Chen & Li 2015, Empirical evaluation of rectified activations in convolutional network",
    url: arxiv("1505.00853"),
  },
  xu2016: {
    text: "Xu, Huang & Li 2016, Revise saturated activation functions, ICLR workshop",
    url: arxiv("1602.05980"),
  },
  ziyin2020: {
    text: "Ziyin, Hartwig & Ueda 2020, Neural networks fail to learn periodic functions and how to fix it, NeurIPS",
    url: arxiv("2006.08195"),
  },

  // Pages.
  cs231n: { text: "CS231n, Neural Networks Part 1", url: "https://cs231n.github.io/neural-networks-1/" },
  cs231nSpirals: {
    text: "CS231n, a minimal neural network case study",
    url: "https://cs231n.github.io/neural-networks-case-study/",
  },
  kerasInitializers: { text: "Keras's RandomUniform", url: "https://keras.io/api/layers/initializers/" },
  koreanNotes: { text: "Korean notes on CS231n" },
  penguins: { text: "palmerpenguins", url: "https://allisonhorst.github.io/palmerpenguins/" },
  playground: { text: "TensorFlow Playground's plane", url: "https://playground.tensorflow.org/" },
  rfc4180: { text: "RFC 4180", url: "https://www.rfc-editor.org/rfc/rfc4180" },
  wikipedia: {
    text: "Wikipedia's table of activation functions",
    url: "https://en.wikipedia.org/wiki/Activation_function",
  },
} as const satisfies Record<string, Work>;

/** What PyTorch calls it, by its full name: `torch.optim.Adam`. */
export function pytorch(name: string): Work {
  const page = name.startsWith("torch.nn.init.") ? `nn.init.html#${name}` : `generated/${name}.html`;
  return { text: name, url: `https://docs.pytorch.org/docs/stable/${page}` };
}

/** The function of scikit-learn that makes such a data set. */
export function scikitLearn(name: string): Work {
  const page = `https://scikit-learn.org/stable/modules/generated/sklearn.datasets.${name}.html`;
  return { text: `scikit-learn, ${name}`, url: page };
}

function arxiv(number: string): string {
  return `https://arxiv.org/abs/${number}`;
}

/** Old DOIs have parentheses, which would end a Markdown link. */
function doi(name: string): string {
  return `https://doi.org/${name.replaceAll("(", "%28").replaceAll(")", "%29")}`;
}
